"""What the catalog decides: dates of effect, price order, tax and discount arithmetic, what a file says."""
