function acc = accuracy(a, y)

[~, answers] = max(a, [], 1);
[~, digits] = max(y, [], 1);
acc = mean(answers == digits);
end
