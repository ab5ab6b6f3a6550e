printf ("HARM: PKG_ADD ran\n");
