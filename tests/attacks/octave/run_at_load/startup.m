printf ("HARM: startup ran\n");
