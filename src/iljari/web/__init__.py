"""How one gets in: pages, sign-in, addresses of all desks, command line, loaders."""
