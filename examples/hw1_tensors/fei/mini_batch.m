function batch = mini_batch(x, n, batch_size)
batch = x((n - 1) * batch_size + 1 : n * batch_size, :);
end
