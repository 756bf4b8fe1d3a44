"""Looking at the client portal as a client sees it, for those who advise the client.

Owns who looked, as whom, why and for how long, and the view itself: half an hour, over a login that only reads.
Never owns a page of the portal, and never changes anything in it.
"""
