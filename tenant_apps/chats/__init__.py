"""The chat in the corner of both portals: what the articles say, what a client's own file says, and handing over.

Owns the matcher of questions, the answers, what is handed to the adviser, and professionals' questions with our reply.
Never answers from anything but the articles and what the person who asks may see anyway; a chat is kept nowhere.
"""
