"""The returns desk's screens, one module a task. Rights are asked for in `rights`, first thing in every screen."""
