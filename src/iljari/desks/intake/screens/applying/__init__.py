"""The applicant's side: open calls, the form, documents, the last look before handing in, what became of it."""
