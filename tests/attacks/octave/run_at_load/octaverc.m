printf ("HARM: octaverc ran\n");
