function [w, J] = bp_online(w, x, y, alpha, epochs, tol)
[w, J] = bp_batch(w, x, y, alpha, epochs, 1, tol);
