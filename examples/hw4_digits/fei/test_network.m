function [acc, confusion] = test_network(w, x, y)

a = x;
for l = 1:numel(w)
    a = f(w{l} * a);
end
acc = accuracy(a, y);
confusion = zeros(10, 10);
for k = 1:size(x, 2)
    [~, digit] = max(y(:, k));
    [~, answer] = max(a(:, k));
    confusion(digit, answer) = confusion(digit, answer) + 1;
end
end
