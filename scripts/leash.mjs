// Loaded before Next: the web ends by itself when its supervisor is gone, however that went.
process.on("disconnect", () => process.exit(1));
