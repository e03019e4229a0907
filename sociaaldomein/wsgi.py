"""Where a web server such as gunicorn gets the application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sociaaldomein.settings")

application = get_wsgi_application()
