function slope = df(z)

slope = f(z) .* (1 - f(z));
end
