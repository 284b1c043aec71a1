"""Who asks to be admitted, who may, who is chosen and why, and what was agreed with them?"""
