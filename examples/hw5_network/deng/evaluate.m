function right = evaluate(w, b, x, labels)

a = feedforward(w, b, x);
[~, rows] = max(a, [], 1);
right = sum(rows == labels);
end
