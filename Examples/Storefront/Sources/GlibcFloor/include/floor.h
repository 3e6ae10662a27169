// Nothing to call: linking this library is enough.
