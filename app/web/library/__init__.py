"""The library panel: search, filters, and a card for each technique."""
