"""The privacy desk (개인정보): requests of subjects, retention, holds, erasures, the subject's file; and a citizen's own page."""
