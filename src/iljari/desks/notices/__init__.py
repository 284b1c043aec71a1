"""Notices (안내 발송): what was told to citizens, when, to whom by which criterion, how many it reached, for how much?"""
