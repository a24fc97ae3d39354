"""The rules of the checks to read, and the warning signs to print. Views and commands register on `bp`."""

from flask import Blueprint

bp = Blueprint("checks", __name__)
