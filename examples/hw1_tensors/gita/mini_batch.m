function batch = mini_batch(x, n, batch_size)
% the rows whose turn it is
turn = floor((0:size(x, 1) - 1) / batch_size);
batch = x(turn == n, :);
end
