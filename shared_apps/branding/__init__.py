"""The firm's looks: colours, logos, texts of the log-in page, in drafts and published versions.

It owns the values, the palette derived from them, and the stylesheet and images served from them.
It never stores a firm's CSS, SVG or template, and never holds anything of a client.
"""
