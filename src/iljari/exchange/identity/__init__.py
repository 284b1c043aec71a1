"""Who a citizen is, as an identity agency proves it (간편인증·본인확인): an adapter, and a stand-in agency for practice."""
