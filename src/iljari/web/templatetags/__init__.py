"""What templates of the web and of the desks can say."""
