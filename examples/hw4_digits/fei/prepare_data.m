function [x_train, y_train, x_test, y_test] = prepare_data(images, labels, top, share)

m = size(images, 2);
x = [images / top; ones(1, m)];
y = zeros(10, m);
for k = 1:m
    y(labels(k) + 1, k) = 1;
end
m_train = floor(share * m);
x_train = x(:, 1:m_train);
y_train = y(:, 1:m_train);
x_test = x(:, m_train+1:m);
y_test = y(:, m_train+1:m);
end
