"""The part of every SaaS that is not the product."""
