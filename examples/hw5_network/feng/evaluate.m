
function right = evaluate(w, b, x, labels)
    right = 0;
    for k = 1:size(x, 2)
        [~, i] = max(feedforward(w, b, x(:, k)));
        if i - 1 == labels(k)
            right = right + 1;
        end
    end
end
