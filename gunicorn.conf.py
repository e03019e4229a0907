"""How gunicorn runs the site; it reads this file by itself.

Belongs here: only what holds everywhere. Address and number of workers are for who starts it.
"""

# Read the settings before any worker starts: a wrong one ends the start with its sentence.
preload_app = True
control_socket_disable = True
