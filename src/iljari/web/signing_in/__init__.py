"""How anybody gets in: password and second factor, passkeys, the city's single sign-on, a citizen's proof of identity."""
