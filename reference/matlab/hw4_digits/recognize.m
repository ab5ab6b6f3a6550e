function digit = recognize(w, image, top)
% RECOGNIZE  Read one digit.
% 识别一张图上的数字：返回 0 到 9。
%
%   w       cell array of L-1 matrices, the weights of a trained network / 训练好的权重
%   image   (p, 1)  gray values 0..top / 灰度 0..top
%   top     largest gray value / 最大的灰度
%   digit   0..9; of equal outputs the first counts / 0..9；并列时取第一个
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

% <gap>
% zh: 输入的做法与 prepare_data 相同。输出的第 1 行代表数字 0。
% en: The input is made as in prepare_data. Row 1 of the output stands for the digit 0.
a = [image / top; 1];
for l = 1:numel(w)
    a = f(w{l} * a);
end
[~, row] = max(a);
digit = row - 1;
% </gap>
end
