"""Everything a person or a machine can change here, one file per noun."""
