function digits_demo()
% DIGITS_DEMO  Train your network on digits.csv, and look at what it reads.
% 用 digits.csv 训练你的网络，看看它认出了什么。

table = dlmread('digits.csv');              % one image a line: 64 gray values 0..16, then the digit / 每行一张图
images = table(:, 1:64)';
labels = table(:, 65)';
[x_train, y_train, x_test, y_test] = prepare_data(images, labels, 16, 0.75);
w = initialize([65 30 10], 1);
order = zeros(10, size(x_train, 2));
for epoch = 1:10
    order(epoch, :) = randperm(size(x_train, 2));
end
w = train(w, x_train, y_train, 0.3, 10, 10, order);
[acc, confusion] = test_network(w, x_test, y_test);
fprintf('%.1f %% of %d digits that it has never seen\n', 100 * acc, size(x_test, 2));
disp(confusion);
path = tempname();
save_network(path, w, 0.3);
w = load_network(path);
m = size(images, 2);
colormap(flipud(gray()));
for k = 1:12
    subplot(2, 6, k);
    imagesc(reshape(images(:, m - 12 + k), 8, 8)');
    title(sprintf('%d', recognize(w, images(:, m - 12 + k), 16)));
    axis('image', 'off');
end
end
