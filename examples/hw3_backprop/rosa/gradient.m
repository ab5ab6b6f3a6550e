function dw = gradient(delta_next, a)
dw = delta_next * a'
