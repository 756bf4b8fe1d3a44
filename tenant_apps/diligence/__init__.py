"""Due diligence: who a prospect is, how much risk comes with them, and what the firm decided about that.

Owns what was read from identity documents, what was judged of other proofs, the rating with its reasons, and decisions.
Never keeps a paper or an answer, never tells a client, never decides by itself: people do, two where the risk is high.
"""
