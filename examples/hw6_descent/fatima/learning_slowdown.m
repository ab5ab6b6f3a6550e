function [quadratic, cross_entropy, ratio] = learning_slowdown(z)

a = f(z);
quadratic = a .* df(z);
cross_entropy = a;
ratio = df(z);
end
