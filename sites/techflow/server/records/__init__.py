"""TechFlow's product: records that its customers keep through the API.

Shows what of the platform a product stands on: a tenant table, an operation that publishes what happened,
an API with scopes that is metered by the plan, a page in the console.
"""
