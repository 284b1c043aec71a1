"""What can happen: every act of the bureau as a frozen dataclass, a past participle, with its limits."""
