"""What a facilitator does to a running board: commands that the server writes into its stage."""
