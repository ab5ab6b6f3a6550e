printf ("HARM: finish ran\n");
