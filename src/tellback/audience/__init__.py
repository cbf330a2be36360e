"""Let executives, investors and customers read the story, and keep what each sentence did to them."""
