"""The web app: mounts every slice's pages."""
