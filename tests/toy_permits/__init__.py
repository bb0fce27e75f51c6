"""A toy regulation, as small as the lab allows: shops hold permits for a term, and may lose them."""
