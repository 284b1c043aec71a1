"""The office's side of the desk: whoever calls, checks, reviews, signs and agrees. Rights are asked for first thing in every screen."""
