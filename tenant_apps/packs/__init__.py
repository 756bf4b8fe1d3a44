"""Country packs: what a firm of a trade in a country begins with, as files of the product that a firm installs.

Owns the packs, what was installed of them in which state, and the three-way comparison when a pack has a new version.
Never changes what the firm itself changed, unless an administrator chooses so, and holds nothing about clients.
"""
