"""The report to the council (주요업무보고): its sections in the bureau's sentences, its quantities as figures."""
