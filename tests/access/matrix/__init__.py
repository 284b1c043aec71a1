"""The matrix of rights, asked: every address, as every role, on one's own and on another's, with real requests on real rows."""
