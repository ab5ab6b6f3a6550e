function [x_train, y_train, x_test, y_test] = prepare_data(images, labels, top, share)
    x = [images ./ top; ones(1, numel(labels))];
    identity = eye(10);
    y = identity(:, labels + 1);
    cut = floor(numel(labels) * share);
    x_train = x(:, 1:cut);  x_test = x(:, cut+1:end);
    y_train = y(:, 1:cut);  y_test = y(:, cut+1:end);
end
