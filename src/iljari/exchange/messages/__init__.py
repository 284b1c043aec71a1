"""Messages to citizens as they leave the program: to a telephone company's or a mail system's door.

Only the folder is there: nothing leaves the machine.
"""

from iljari.exchange.messages.folder import Folder

__all__ = ["Folder"]
