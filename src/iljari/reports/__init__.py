"""What is told: documents written from figures, as web page, PDF, HWPX and XLSX. No arithmetic is done here."""
