"""Words as vectors: trained, opened, asked, projected and exported."""
